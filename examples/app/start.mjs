/** Starts the mock, the server and the page, and ends them together. */
import { spawn } from 'node:child_process';

const children = ['worker', 'mock', 'server', 'dev'].map((script) =>
  spawn('npm', ['run', '-s', script], { stdio: 'inherit', shell: process.platform === 'win32' }),
);
const end = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', end).on('SIGTERM', end);

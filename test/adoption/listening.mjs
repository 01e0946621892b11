/** Preloaded by the server program: prints the port that it listens on. */
import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function (...words) {
  this.once('listening', () => console.log(`port ${this.address().port}`));
  return listen.apply(this, words);
};

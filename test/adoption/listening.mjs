/** Preloaded by the program that serves: it says which port it was given. */
import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function (...words) {
  this.once('listening', () => console.log(`port ${this.address().port}`));
  return listen.apply(this, words);
};

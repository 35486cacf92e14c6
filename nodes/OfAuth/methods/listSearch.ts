export { searchConnections } from './searchConnections';
export { searchVaultMedia } from './searchVaultMedia';

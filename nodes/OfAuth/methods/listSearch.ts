export { searchConnections } from './searchConnections';
export { searchMassMessages } from './searchMassMessages';
export { searchVaultMedia } from './searchVaultMedia';

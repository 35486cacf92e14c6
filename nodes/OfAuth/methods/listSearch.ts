export { searchConnections } from './searchConnections';
export { searchMassMessages } from './searchMassMessages';
export { searchUserLists } from './searchUserLists';
export { searchVaultMedia } from './searchVaultMedia';

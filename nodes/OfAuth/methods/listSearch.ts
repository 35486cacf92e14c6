export { searchConnections } from './searchConnections';
export { searchMassMessages } from './searchMassMessages';
export { searchSubscribers } from './searchSubscribers';
export { searchUserLists } from './searchUserLists';
export { searchUsers } from './searchUsers';
export { searchVaultFolders } from './searchVaultFolders';
export { searchVaultMedia } from './searchVaultMedia';

/** An answer without its extensions, in which a server may say what it likes. */
export const bare = ({ extensions, ...answer }) => answer;

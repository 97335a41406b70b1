const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; README.md tells how to start a server`);
  return value;
};

const origin = required('REBATED_URL');

export const graphqlUrl = new URL('/graphql', origin).href;
export const socketUrl = new URL('/graphql/ws', origin).href.replace(/^http/, 'ws');

export const tokens = {
  member: required('REBATED_MEMBER_TOKEN'),
  support: required('REBATED_SUPPORT_TOKEN'),
  finance: required('REBATED_FINANCE_TOKEN'),
  admin: required('REBATED_ADMIN_TOKEN'),
};

export const bearer = (token) => ({ authorization: `Bearer ${token}` });

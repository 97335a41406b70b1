// For relay-compiler, which writes __generated__; nothing runs this file.

import { graphql } from "relay-runtime";

export const home = graphql`
  query HomeOrdersQuery($count: Int!, $cursor: String) {
    viewer {
      ...OrderList_viewer @arguments(count: $count, cursor: $cursor)
    }
  }
`;

export const orders = graphql`
  fragment OrderList_viewer on User
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "OrderListPaginationQuery") {
    displayName
    orders(first: $count, after: $cursor) @connection(key: "OrderList_orders") {
      edges {
        node {
          id
          ...OrderRow_order
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;

export const order = graphql`
  fragment OrderRow_order on Order @refetchable(queryName: "OrderRowRefetchQuery") {
    number
    status
    placedAt
    paid {
      amount
      currencyCode
    }
  }
`;

export const updateProfile = graphql`
  mutation UpdateProfileMutation($input: UserUpdateInput!) {
    userUpdate(input: $input) {
      user {
        displayName
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

import json
from typing import Any
from weakref import WeakSet

from websockets import ClientConnection
from websockets.typing import Data

from .errors import RebatedError
from .generated import GeneratedClient
from .generated.async_base_client import GraphQLTransportWSMessageType, Response

ACCEPT = "application/graphql-response+json, application/json;q=0.9"


class Rebated(GeneratedClient):
    """The API of one platform as one caller sees it: the owner of the token, or nobody."""

    def __init__(self, url: str, token: str | None = None) -> None:
        endpoint = url.rstrip("/") + "/graphql"
        authorization = {} if token is None else {"authorization": f"Bearer {token}"}
        super().__init__(
            url=endpoint,
            headers={"accept": ACCEPT} | authorization,
            ws_url="ws" + endpoint.removeprefix("http") + "/ws",
            ws_connection_init_payload=authorization,
        )
        self._sockets: WeakSet[ClientConnection] = WeakSet()

    async def __aexit__(self, exc_type: object, exc_val: object, exc_tb: object) -> None:
        # leaving an `async for` early leaves the socket of its subscription open
        for socket in list(self._sockets):
            await socket.close()
        await super().__aexit__(exc_type, exc_val, exc_tb)

    def get_data(self, response: Response) -> dict[str, Any]:
        # the generated client looks at the status first and drops the errors of a 4xx
        try:
            body = response.json()
        except ValueError:
            return super().get_data(response)
        raise_errors(body)
        return super().get_data(response)

    async def _send_connection_init(self, websocket: ClientConnection) -> None:
        self._sockets.add(websocket)
        await super()._send_connection_init(websocket)

    async def _handle_ws_message(
        self,
        message: Data,
        websocket: ClientConnection,
        expected_type: GraphQLTransportWSMessageType | None = None,
    ) -> dict[str, Any] | None:
        # the generated client ends a refused subscription without a word
        raise_errors(json.loads(message).get("payload"))
        return await super()._handle_ws_message(message, websocket, expected_type)


def raise_errors(answer: object) -> None:
    """Raises the errors of an answer; the payload of an `error` message is the bare list of them."""
    if isinstance(answer, list):
        raise RebatedError(answer)
    if isinstance(answer, dict) and answer.get("errors"):
        raise RebatedError(answer["errors"], answer.get("data"))

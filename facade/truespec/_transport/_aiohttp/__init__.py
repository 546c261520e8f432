"""An httpx transport over aiohttp, for many awaiting calls at once; needs the extra ``aiohttp``.

Importing it imports aiohttp (about 0.1 s), so it is imported on the first call of an awaiting client.
"""

from truespec._transport._aiohttp._transport import AiohttpTransport

__all__ = ["AiohttpTransport"]

"""What Twilio's debugger holds of one call, over HTTP: the Notifications below a Call resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import web

from sellercall_desktop.simulator.twilio.errors import RefusedError
from sellercall_desktop.simulator.twilio.paging import page_of
from sellercall_desktop.simulator.twilio.resources import API, rfc2822

if TYPE_CHECKING:
    from sellercall_desktop.simulator.stage import Alert
    from sellercall_desktop.simulator.twilio.exchange import Exchange

_WARNINGS = frozenset({12200, 15003, 21626, 31921})


class NotificationsApi:
    """GET Calls/{Sid}/Notifications.json."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def routes(self) -> list[web.RouteDef]:
        """For the application's router."""
        return [web.get(API + "/Accounts/{account}/Calls/{sid}/Notifications.json", self.list)]

    async def list(self, request: web.Request) -> web.Response:
        """What is noted of the call, oldest first. Raises `RefusedError`."""
        sid = request.match_info["sid"]
        if sid not in self._exchange.legs:
            raise RefusedError(20404, request.path)
        alerts = [alert for alert in self._exchange.stage.alerts if alert.call_sid == sid]
        shown = [self._json(alert, at) for at, alert in enumerate(alerts)]
        return web.json_response(page_of(request, "notifications", shown))

    def _json(self, alert: Alert, position: int) -> dict[str, Any]:
        account = self._exchange.account.sid
        sid = f"NO{position:02x}{alert.call_sid[4:]}"
        warning = alert.code in _WARNINGS
        told = {"ErrorCode": alert.code, "LogLevel": "WARN" if warning else "ERROR", "Msg": alert.message}
        date = rfc2822(alert.at)
        return {
            "account_sid": account,
            "api_version": "2010-04-01",
            "call_sid": alert.call_sid,
            "date_created": date,
            "date_updated": date,
            "error_code": str(alert.code),
            "log": "1" if warning else "0",
            "message_date": date,
            "message_text": urlencode(told),
            "more_info": f"https://www.twilio.com/docs/errors/{alert.code}",
            "request_method": None,
            "request_url": "",
            "sid": sid,
            "uri": f"{API}/Accounts/{account}/Calls/{alert.call_sid}/Notifications/{sid}.json",
        }

"""Typed asynchronous client of the Rebated GraphQL API."""

from .client import Rebated as Rebated
from .errors import RebatedError as RebatedError
from .generated import *

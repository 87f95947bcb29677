"""AWS's own SAM transform over templates: JSON by name in, JSON by name out, as CloudFormation runs it."""
import json
import logging
import sys

logging.disable(logging.CRITICAL)

from samtranslator.translator.transform import transform  # noqa: E402


class NoPolicies:
    """Managed policies that the library does not know would be looked up in an account; there is none."""

    def load(self):
        return {}


def translate(template, parameters):
    try:
        return {"template": transform(template, parameters, NoPolicies())}
    except Exception as error:  # whatever it is, it is the library's answer
        causes = getattr(error, "causes", None)
        return {"errors": [cause.message for cause in causes] if causes else [repr(error)]}


asked = json.load(sys.stdin)
json.dump({name: translate(item["template"], item["parameters"]) for name, item in asked.items()}, sys.stdout)

"""Feature files as pytest collects them: a module made on the spot, one test per scenario."""

from __future__ import annotations

from types import ModuleType

import pytest
from pytest_bdd.parser import Feature, Step
from pytest_bdd.scenario import get_python_name_generator, scenario

from oversight.problem import Refused
from oversight.specs.feature import read_feature

CURRENT = pytest.StashKey[tuple[Feature, Step]]()
"""The step under way, kept on the test item before each step."""


class FeatureFile(pytest.Module):
    """A `.feature` file whose scenarios are the module's tests; nothing is imported."""

    def _getobj(self) -> ModuleType:
        try:
            feature = read_feature(self.path)
        except Refused as refused:
            raise self.CollectError(str(refused)) from refused
        module = ModuleType(f"feature_{self.path.stem}")
        module.__file__ = str(self.path)
        for name in feature.scenarios:
            bind = scenario(
                self.path.name, name, features_base_dir=str(self.path.parent), encoding="utf-8-sig"
            )
            test = next(n for n in get_python_name_generator(name) if not hasattr(module, n))
            setattr(module, test, bind(_steps_only))
        return module


def _steps_only() -> None:
    """A scenario's test has nothing to do beside its steps."""

# SPDX-License-Identifier: Apache-2.0
"""Where GDAL and GEOS are: inside the pyogrio and shapely wheels, newer than Debian's and free of its file access."""

import os
from importlib.util import find_spec
from pathlib import Path


def package_folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{name} is not installed; run make run.")
    return Path(spec.origin).parent


def one_library(folder: Path, pattern: str) -> str:
    """Return the one file that matches. The wheels carry a hash in their file names."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"No {pattern} in {folder}.")
    return str(found[0])


def find() -> tuple[str, str]:
    """Return the paths of GDAL and GEOS, and point GDAL and PROJ at the data beside them."""
    pyogrio = package_folder("pyogrio")
    os.environ.setdefault("GDAL_DATA", str(pyogrio / "gdal_data"))
    os.environ.setdefault("PROJ_DATA", str(pyogrio / "proj_data"))
    gdal = one_library(pyogrio.parent / "pyogrio.libs", "libgdal*.so*")
    geos = one_library(package_folder("shapely").parent / "shapely.libs", "libgeos_c*.so*")
    return gdal, geos

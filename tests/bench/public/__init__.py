# SPDX-License-Identifier: Apache-2.0
"""`make bench`: the public interface beside its peers on the same synthetic rows, in one run, as ratios."""

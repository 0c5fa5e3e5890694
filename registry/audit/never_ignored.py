# SPDX-License-Identifier: Apache-2.0
"""No setting of a session switches history off.

The library's triggers ask a function whether this session ignores them, and a session may set what it answers by.
Here it always answers no. A migration that makes a trigger makes that function anew, so `apply_grants` writes this
one after every migration, and `verify` reads it back.
"""

NEVER_IGNORED = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT false';
"""
STANDING = "SELECT prosrc FROM pg_proc WHERE proname = '_pgtrigger_should_ignore'"
ANSWER = "SELECT false"

"""Start one process from a small one and tell what it cost: a child is never seen as smaller than its parent.

Only the standard library, and little of it. Arguments: files for output and errors, then the command.
"""

import os
import subprocess
import sys
import time

if __name__ == "__main__":
    _, out, err, *argv = sys.argv
    with open(out, "wb") as output, open(err, "wb") as errors:  # noqa: PTH123  # pathlib is half of such a process
        begun = time.perf_counter()
        process = subprocess.Popen(argv, stdout=output, stderr=errors)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    code = process.returncode = os.waitstatus_to_exitcode(status)
    print(code, wall, used.ru_utime + used.ru_stime, used.ru_maxrss)

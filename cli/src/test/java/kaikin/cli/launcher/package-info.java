/** What the launcher builds, installs and says, on copies of the repository. */
@NullMarked
package kaikin.cli.launcher;

import org.jspecify.annotations.NullMarked;

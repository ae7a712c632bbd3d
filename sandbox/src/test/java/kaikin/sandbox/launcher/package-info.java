/** What the launcher builds, installs and says, on copies of the repository. */
@NullMarked
package kaikin.sandbox.launcher;

import org.jspecify.annotations.NullMarked;

/** Stands in for Systems Manager and its agent on the servers. */
@NullMarked
package kaikin.sandbox.ssm;

import org.jspecify.annotations.NullMarked;

/** Stands in for Systems Manager and its agent on the servers. */
@NullMarked
package kaikin.sandbox.services.ssm;

import org.jspecify.annotations.NullMarked;

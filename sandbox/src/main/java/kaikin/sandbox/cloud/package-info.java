/** The deployed accounts: their roles, policies and resources, read from their plans. */
@NullMarked
package kaikin.sandbox.cloud;

import org.jspecify.annotations.NullMarked;

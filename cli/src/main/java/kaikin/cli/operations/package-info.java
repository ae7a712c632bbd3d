/**
 * Commands that an operator gives by hand with the credentials of an account: look what is wrong, release, send again.
 */
@NullMarked
package kaikin.cli.operations;

import org.jspecify.annotations.NullMarked;

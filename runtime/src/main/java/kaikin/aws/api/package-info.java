/** The few operations of AWS's services that the functions need, on AWS's native HTTP client and signer. */
@NullMarked
package kaikin.aws.api;

import org.jspecify.annotations.NullMarked;

/**
 * The strict stand-in for AWS's front: TLS, HTTP, signatures and error shapes, ready for services to answer behind it.
 */
@NullMarked
package kaikin.sandbox.gateway;

import org.jspecify.annotations.NullMarked;

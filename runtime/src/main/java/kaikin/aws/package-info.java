/** The adapters that speak to AWS; no other package knows an AWS service. */
@NullMarked
package kaikin.aws;

import org.jspecify.annotations.NullMarked;

/** Stands in for S3. */
@NullMarked
package kaikin.sandbox.services.s3;

import org.jspecify.annotations.NullMarked;

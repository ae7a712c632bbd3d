@NullMarked
package kaikin.sandbox.sqs;

import org.jspecify.annotations.NullMarked;

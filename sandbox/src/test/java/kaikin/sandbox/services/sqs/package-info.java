@NullMarked
package kaikin.sandbox.services.sqs;

import org.jspecify.annotations.NullMarked;

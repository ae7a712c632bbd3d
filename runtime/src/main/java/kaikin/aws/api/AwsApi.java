package kaikin.aws.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Signed calls to AWS, tried again where that may help: AWS's native HTTP client, its native signer and its standard
 * retries, without the service clients, which cost a cold function more than all its work.
 */
public final class AwsApi {
    private static final int ATTEMPTS = 3;

    private final String region;
    private final SdkHttpClient http;
    private final Supplier<Credentials> own;
    private final Signer signer;
    private final RetryStrategy retries = DefaultRetryStrategy.standardStrategyBuilder()
            .maxAttempts(ATTEMPTS)
            .retryOnException(e -> e instanceof AwsException failure && failure.passing())
            .treatAsThrottling(e -> e instanceof AwsException failure && failure.throttled())
            .build();

    /**
     * Creates an entrance to AWS.
     *
     * @param own gives the credentials of calls that are made with no others
     */
    public AwsApi(String region, SdkHttpClient http, Supplier<Credentials> own) {
        this.region = region;
        this.http = http;
        this.own = own;
        this.signer = new Signer(region);
    }

    /** The regional host of a service. */
    String host(String service) {
        return service + "." + region + ".amazonaws.com";
    }

    AwsAnswer call(AwsRequest request) {
        return call(request, own.get());
    }

    /** Answers what was successful; everything else is an {@link AwsException}. */
    AwsAnswer call(AwsRequest request, Credentials credentials) {
        var end = System.nanoTime() + request.limits().call().toNanos();
        var token = retries.acquireInitialToken(AcquireInitialTokenRequest.create(request.service()))
                .token();
        while (true) {
            try {
                var answer = attempt(request, credentials, end);
                retries.recordSuccess(RecordSuccessRequest.create(token));
                return answer;
            } catch (AwsException e) {
                token = pause(token, e, end);
            }
        }
    }

    private AwsAnswer attempt(AwsRequest request, Credentials credentials, long end) {
        var limits = request.limits();
        var millis = Math.min(limits.attempt().toMillis(), left(end));
        try {
            var answer = new Attempt(http, request, signer.signed(request, credentials, Instant.now()))
                    .within(millis, limits.bytes());
            if (!answer.successful()) {
                throw AwsException.refused(request.service(), answer);
            }
            return answer;
        } catch (IOException e) {
            throw AwsException.silent(request.service(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Waits before the next attempt; throws the failure where there is none. */
    private RetryToken pause(RetryToken token, AwsException failure, long end) {
        try {
            var next = retries.refreshRetryToken(RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(failure)
                    .suggestedDelay(Duration.ZERO)
                    .build());
            if (next.delay().toMillis() >= left(end)) {
                throw failure;
            }
            Thread.sleep(next.delay().toMillis());
            return next.token();
        } catch (TokenAcquisitionFailedException e) {
            throw failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private static long left(long end) {
        return (end - System.nanoTime()) / 1_000_000;
    }
}

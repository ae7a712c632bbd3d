package kaikin.bench.section;

/**
 * AWS's list prices in ap-northeast-1, in US dollars, before taxes and free tiers; see the pages for today's. Run
 * Command, parameters of the standard kind, AssumeRole and EventBridge's own events cost nothing.
 *
 * @see <a href="https://aws.amazon.com/s3/pricing/">S3</a>
 * @see <a href="https://aws.amazon.com/lambda/pricing/">Lambda</a>
 * @see <a href="https://aws.amazon.com/api-gateway/pricing/">API Gateway</a>
 */
final class Prices {
    private static final double PUT = 0.0047 / 1000;
    private static final double GET = 0.00037 / 1000;
    /** Of a gigabyte for a second, on arm64. */
    private static final double FUNCTION_SECOND = 0.0000133334;

    private static final double INVOCATION = 0.20 / 1e6;
    private static final double API_CALL = 1.29 / 1e6;

    private Prices() {}

    /**
     * What was asked of AWS.
     *
     * @param puts writes and listings of S3, which cost the same
     * @param functionSeconds of functions with one gigabyte
     */
    record Calls(double puts, double gets, double invocations, double functionSeconds) {
        Calls plus(Calls other) {
            return new Calls(
                    puts + other.puts,
                    gets + other.gets,
                    invocations + other.invocations,
                    functionSeconds + other.functionSeconds);
        }

        Calls times(double count) {
            return new Calls(puts * count, gets * count, invocations * count, functionSeconds * count);
        }

        double dollars() {
            return puts * PUT + gets * GET + invocations * (INVOCATION + API_CALL) + functionSeconds * FUNCTION_SECOND;
        }
    }
}

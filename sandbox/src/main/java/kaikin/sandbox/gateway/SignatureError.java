package kaikin.sandbox.gateway;

/**
 * Why a signature does not let a call in: one reason, and three names for it, because AWS's protocols name and number
 * them differently.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">S3</a>
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html">STS</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html">Signatures</a>
 */
enum SignatureError {
    NOT_SIGNED("403 AccessDenied", "403 MissingAuthenticationToken", "400 MissingAuthenticationTokenException"),
    INCOMPLETE("400 AuthorizationHeaderMalformed", "400 IncompleteSignature", "400 IncompleteSignatureException"),
    UNKNOWN_KEY("403 InvalidAccessKeyId", "403 InvalidClientTokenId", "400 UnrecognizedClientException"),
    WRONG_TOKEN("400 InvalidToken", "403 InvalidClientTokenId", "400 UnrecognizedClientException"),
    EXPIRED_TOKEN("400 ExpiredToken", "403 ExpiredToken", "400 ExpiredTokenException"),
    WRONG_SCOPE("400 AuthorizationHeaderMalformed", "403 SignatureDoesNotMatch", "400 InvalidSignatureException"),
    SKEWED("403 RequestTimeTooSkewed", "403 SignatureDoesNotMatch", "400 InvalidSignatureException"),
    UNSIGNED_HEADER("403 AccessDenied", "403 SignatureDoesNotMatch", "400 InvalidSignatureException"),
    MISMATCH("403 SignatureDoesNotMatch", "403 SignatureDoesNotMatch", "400 InvalidSignatureException"),
    PRESIGNED("501 NotImplemented", "400 IncompleteSignature", "400 IncompleteSignatureException");

    private final String s3;
    private final String query;
    private final String json;

    SignatureError(String s3, String query, String json) {
        this.s3 = s3;
        this.query = query;
        this.json = json;
    }

    AwsException at(Endpoint endpoint, String message) {
        var name = switch (endpoint.protocol()) {
            case REST_XML -> s3;
            case AWS_JSON, SQS_JSON -> json;
            case REST_JSON -> json.replaceFirst("^400", "403");
            case AWS_QUERY, RPC_V2_CBOR, PLAIN -> query;
        };
        return new AwsException(Integer.parseInt(name.substring(0, 3)), name.substring(4), message);
    }
}

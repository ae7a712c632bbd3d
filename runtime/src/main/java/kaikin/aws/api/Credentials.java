package kaikin.aws.api;

/** The keys of a session. They are in no text: {@link #toString} names only the public one. */
public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {
    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + "]";
    }
}

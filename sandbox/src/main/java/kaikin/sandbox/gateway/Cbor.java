package kaikin.sandbox.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.time.Instant;

/**
 * Documents in CBOR, as CloudWatch speaks it.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2 CBOR</a>
 */
public final class Cbor {
    private static final int EPOCH_SECONDS = 1;
    private static final ObjectMapper CBOR =
            new ObjectMapper(new CBORFactory()).registerModule(new SimpleModule().addSerializer(new Timestamps()));

    private Cbor() {}

    /** Reads what a client sent; a timestamp is its seconds. An empty body is an empty structure. */
    public static JsonNode read(ByteBody body) {
        try {
            var read = CBOR.readTree(body.bytes());
            if (body.size() == 0 || read.isObject()) {
                return body.size() == 0 ? JsonNodeFactory.instance.objectNode() : read;
            }
        } catch (IOException e) {
            // Said below, as of what is CBOR and no structure.
        }
        throw new AwsException(400, "SerializationException", "The body is no CBOR structure");
    }

    public static ServiceResponse reply(int status, JsonNode document) {
        try {
            return new ServiceResponse(status, HeaderFields.NONE, ByteBody.of(CBOR.writeValueAsBytes(document)))
                    .with("Content-Type", "application/cbor")
                    .with("smithy-protocol", "rpc-v2-cbor");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the sandbox made can be written", e);
        }
    }

    /** A point in time, which a document holds as a tagged number. */
    public static POJONode timestamp(Instant instant) {
        return new POJONode(instant);
    }

    private static final class Timestamps extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        private Timestamps() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider) throws IOException {
            ((CBORGenerator) out).writeTag(EPOCH_SECONDS);
            out.writeNumber(instant.toEpochMilli() / 1000.0);
        }
    }
}

package kaikin.sandbox.control;

import kaikin.sandbox.gateway.HttpCall;
import kaikin.sandbox.gateway.Service;
import kaikin.sandbox.gateway.ServiceResponse;
import kaikin.sandbox.services.chatwork.ChatworkApi;

/** What anybody outside may reach: the API that Chatwork calls, and the chat to read. */
public final class PublicApi implements Service {
    private static final String CHAT = "/chat";

    private final Service api;
    private final ChatworkApi chatwork;

    public PublicApi(Service api, ChatworkApi chatwork) {
        this.api = api;
        this.chatwork = chatwork;
    }

    @Override
    public ServiceResponse answer(HttpCall call) {
        return call.rawPath().startsWith(CHAT + "/")
                ? chatwork.show(call.withPath(call.rawPath().substring(CHAT.length())))
                : api.answer(call);
    }
}

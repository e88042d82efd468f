package dev.oneline.sip.jain;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.RequestLineParser;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;

/** Parsers that make {@link GatewayRequest}s. JAIN SIP makes the factory by name. */
public final class GatewayParserFactory implements MessageParserFactory {
    @Override
    public MessageParser createMessageParser(SIPTransactionStack stack) {
        return new Parser();
    }

    private static final class Parser extends StringMsgParser {
        @Override
        protected SIPMessage processFirstLine(String line, ParseExceptionListener listener, byte[] message)
                throws ParseException {
            if (line.startsWith("SIP/")) {
                return super.processFirstLine(line, listener, message);
            }
            var request = new GatewayRequest();
            request.setRequestLine(new RequestLineParser(line + "\n").parse());
            return request;
        }
    }
}

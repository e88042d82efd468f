import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { hasTone } from '../src/audio.ts';
import { TalkingBrowser, type TalkingPage } from '../src/browser.ts';
import { TONES, expectHears, expectSilence, listenFor } from '../src/listening.ts';
import { until } from '../src/until.ts';

/**
 * A page that calls itself over WebRTC and plays what it says, in a shadow root as the widget does. In G.711: then it
 * decodes at 8 kHz, and at 48 kHz what came before the first packet.
 */
const PAGE = `<!doctype html><title>loop</title><button data-testid="talk">talk</button><div id="host"></div><script>
  const root = document.getElementById('host').attachShadow({ mode: 'open' });
  const audio = document.createElement('audio');
  audio.autoplay = true;
  audio.dataset.testid = 'remote-audio';
  root.append(audio);
  document.querySelector('button').onclick = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { noiseSuppression: true } });
    const [mouth, ear] = [new RTCPeerConnection(), new RTCPeerConnection()];
    mouth.onicecandidate = (event) => event.candidate && ear.addIceCandidate(event.candidate);
    ear.onicecandidate = (event) => event.candidate && mouth.addIceCandidate(event.candidate);
    ear.ontrack = (event) => { audio.srcObject = new MediaStream([event.track]); };
    window.track = stream.getAudioTracks()[0];
    window.track.enabled = false;
    mouth.addTrack(window.track, stream);
    const { codecs } = RTCRtpSender.getCapabilities('audio');
    mouth.getTransceivers()[0].setCodecPreferences(codecs.filter((codec) => codec.mimeType === 'audio/PCMA'));
    await mouth.setLocalDescription();
    await ear.setRemoteDescription(mouth.localDescription);
    await ear.setLocalDescription();
    await mouth.setRemoteDescription(ear.localDescription);
  };
</script>`;

describe('a talking browser', () => {
  let server: Server;
  let browser: TalkingBrowser;
  let talking: TalkingPage;
  before(async () => {
    server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(PAGE));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    browser = await TalkingBrowser.launch(TONES.alice);
    talking = await browser.open('the loop');
    const address = server.address();
    assert.ok(address !== null && typeof address === 'object');
    await talking.page.goto(`http://127.0.0.1:${address.port}/`);
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  it('should hear nothing before there is a call, and be told so', async () => {
    await assert.rejects(expectHears(talking, TONES.alice, 500), /hears 641 Hz/);
    await assert.rejects(expectSilence(talking, 500), /hears silence/);
  });

  it('should hear the tone of its microphone, and when it began, though the rate changed since', async () => {
    await talking.page.getByTestId('talk').click();
    await expectSilence(talking);
    await talking.page.evaluate('window.track.enabled = true');
    await expectHears(talking, TONES.alice);
    await assert.rejects(expectHears(talking, TONES.caller, 500), /decoded: .* 641 Hz (9\d|100) %/);
    const clickedMs = await talking.clickedAtMs('talk');
    const firstMs = await until('the first sound', 1000, () => talking.firstHeardAtMs(TONES.alice, clickedMs));
    assert.ok(firstMs > clickedMs);
    assert.ok(await talking.isAudible());
  });

  it('should hear its microphone without a seam, though that is a file in a loop', async () => {
    await until('three seconds without a seam', 20_000, async () =>
      hasTone(await listenFor(talking, 3000), TONES.alice),
    );
  });

  it('should tell silence from a tone, and a muted element from an audible one', async () => {
    await talking.page.evaluate('window.track.enabled = false');
    await expectSilence(talking);
    await talking.page.evaluate('window.track.enabled = true');
    await expectHears(talking, TONES.alice);
    await talking.page.evaluate("document.getElementById('host').shadowRoot.querySelector('audio').muted = true");
    assert.ok(!(await talking.isAudible()));
  });
});

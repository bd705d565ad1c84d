/** Starts the engine's worker from its own text: so it is bound by the page's rules, and no script is asked for. */
import script from 'virtual:kinprint-worker';

const addressOfScript = (): string => URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

/** The page's rules let nothing become a script but what this makes, and it makes this one whatever it is given. */
const policy = window.trustedTypes?.createPolicy('kinprint-worker', { createScriptURL: addressOfScript });

export function startWorker(): Worker {
  const address: string = policy?.createScriptURL('') ?? addressOfScript();
  const worker = new Worker(address);
  // It has its script by the time that it first speaks.
  worker.addEventListener('message', () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

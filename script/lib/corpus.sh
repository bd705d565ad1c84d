# Sourced: the real texts that some tests and benchmarks read, where they are at hand.

corpus_folder() { echo "${KINPRINT_CORPUS:-$root/../shared/corpus}"; }

# Unpacks the texts and prints their folder; prints nothing where there are none.
corpus_texts() {
  local archive texts=$root/build/corpus
  archive=$(corpus_folder)/slop-score-22-models.zip
  [ -e "$archive" ] || return 0
  if [ ! -e "$texts/.whole" ] || [ "$archive" -nt "$texts/.whole" ]; then
    rm -rf "$texts" && python3 -m zipfile -e "$archive" "$texts" && touch "$texts/.whole"
  fi
  echo "$texts"
}

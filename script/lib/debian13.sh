# Sourced: `debian13 DIR` points apt at Debian 13 through a private root in DIR. It needs no root rights and leaves the
# system's own packages and lists alone. The mirror is the one that the machine's own apt uses; so is the proxy.

debian_mirror() {
  apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' |
    awk '$2 ~ /^(bookworm|trixie)$/ && $3 == "main" { print $1; exit }'
}

is_debian() { have apt-get && have dpkg && [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] && [ -n "$(debian_mirror)" ]; }

debian13() {
  local dir=$1 mirror
  mirror=$(debian_mirror)
  mkdir -p "$dir"/{sources,preferences,lists/partial,cache/archives/partial}
  : > "$dir/status"
  cat > "$dir/sources/debian13.sources" << END
Types: deb deb-src
URIs: $mirror
Suites: trixie
Components: main
Architectures: $(dpkg --print-architecture)
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
  cat > "$dir/apt.conf" << END
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$dir/sources";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "$dir/preferences";
Dir::State "$dir";
Dir::State::lists "$dir/lists";
Dir::State::status "$dir/status";
Dir::Cache "$dir/cache";
Acquire::Languages "none";
APT::Sandbox::User "";
END
  export APT_CONFIG=$dir/apt.conf
  apt-get -qq update
}

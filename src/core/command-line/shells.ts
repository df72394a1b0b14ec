/**
 * Completion scripts for four shells. Pure.
 *
 * Each asks the program itself what may come next, so that a script once installed knows
 * tomorrow's lessons. Words are handed over with a `=` in front: then none is empty and none
 * looks like a flag, which some shells would drop. Bash cannot take the quotes off a word, so
 * there a `:` says that they are still on it. Nothing that was typed is ever evaluated.
 * The answer has one candidate a line, a blank, and what it is; `:files` or `:folders` asks the
 * shell for names of its own.
 */

/** The script, undefined for a shell that is not known; running it twice does no harm. */
export function completionScript(shell: string): string | undefined {
  return scripts.get(shell);
}

// Bash 3.2, which macOS ships, knows neither compopt nor mapfile.
const bash = `# Completion of whichside for bash. In ~/.bashrc: eval "$(whichside completion bash)"
_whichside() {
  local word=\${COMP_WORDS[COMP_CWORD]} line paths=
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD-1}" "$word")
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files | :folders) paths=$line ;;
      ?*) COMPREPLY+=("\${line%% *}") ;;
    esac
  done < <(whichside complete "\${words[@]/#/:}" 2>/dev/null)
  if [ -z "$paths" ]; then
    compopt +o default +o bashdefault 2>/dev/null
  elif [ "$paths" = :folders ] && [ \${#COMPREPLY[@]} -eq 0 ]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$word")
  fi
  return 0
}
complete -o bashdefault -o default -F _whichside whichside
`;

const zsh = `#compdef whichside
# Completion of whichside for zsh. In ~/.zshrc, behind compinit: eval "$(whichside completion zsh)"
_whichside() {
  local line paths
  local -a found before
  before=("\${(@Q)words[2,CURRENT-1]}")
  while IFS= read -r line; do
    case $line in
      (:files|:folders) paths=$line ;;
      (?*) found+=("\${\${line%% *}//:/\\\\:}:\${line#* }") ;;
    esac
  done < <(whichside complete "\${(@)before/#/=}" "=\${(Q)PREFIX}" 2>/dev/null)
  (( \${#found} )) && _describe whichside found
  case $paths in
    (:files) _files ;;
    (:folders) _files -/ ;;
  esac
}
if [[ \${funcstack[1]} = _whichside ]]; then
  _whichside "$@"
else
  compdef _whichside whichside
fi
`;

const fish = `# Completion of whichside for fish. In config.fish: whichside completion fish | source
function __whichside_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l word (commandline -ct)
    set -l bare (string replace -r '^[\\'"]' '' -- "$word")
    for line in (whichside complete =$before "=$bare" 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path "$word"
            case ':folders'
                __fish_complete_directories "$word"
            case '*'
                string replace ' ' \\t -- $line
        end
    end
end
complete -c whichside -f -a '(__whichside_complete)'
`;

// With no answer at all PowerShell offers files by itself.
const powershell = `# Completion of whichside for PowerShell. In $PROFILE: whichside completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName whichside -ScriptBlock {
    param($word, $ast, $position)
    $before = @($ast.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $position } |
        ForEach-Object { if ($_.Value -is [string]) { "=$($_.Value)" } else { "=$($_.Extent.Text)" } })
    $bare = $word -replace '^[''"]', ''
    whichside complete @before "=$bare" 2>$null | Where-Object { $_ -and $_ -notmatch '^:' } | ForEach-Object {
        $value, $about = $_ -split ' ', 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
`;

const scripts: ReadonlyMap<string, string> = new Map([
  ["bash", bash],
  ["zsh", zsh],
  ["fish", fish],
  ["powershell", powershell],
]);

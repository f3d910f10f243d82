// concord completion: scripts for bash, zsh and fish, made from the verbs and options themselves.

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "console.h"
#include "verbs.h"

namespace concord::app {
namespace {

struct Verb {
    std::string name;
    std::string help;
    std::vector<const CLI::Option*> options;
};

std::vector<Verb> verbs_of(const CLI::App& command) {
    std::vector<Verb> verbs;
    for (const CLI::App* app : command.get_subcommands([](const CLI::App*) { return true; })) {
        Verb verb{app->get_name(), app->get_description(), {}};
        for (const CLI::Option* option : app->get_options()) {
            if (!option->get_lnames().empty()) verb.options.push_back(option);
        }
        verbs.push_back(std::move(verb));
    }
    return verbs;
}

std::string long_options(const Verb& verb) {
    std::string names;
    for (const CLI::Option* option : verb.options) names += " --" + option->get_lnames().front();
    return names;
}

std::string bash(const std::vector<Verb>& verbs) {
    std::string names;
    std::string cases;
    for (const Verb& verb : verbs) {
        names += ' ' + verb.name;
        cases += fmt::format("        {}) words=\"{}\" ;;\n", verb.name, long_options(verb));
    }
    return fmt::format(
        "_concord() {{\n"
        "    local word=\"${{COMP_WORDS[COMP_CWORD]}}\" words=\"\"\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        "        COMPREPLY=($(compgen -W \"{}\" -- \"$word\"))\n"
        "        return\n"
        "    fi\n"
        "    case \"${{COMP_WORDS[1]}}\" in\n{}    esac\n"
        "    if [[ \"$word\" == -* ]]; then\n"
        "        COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
        "    else\n"
        "        COMPREPLY=($(compgen -f -- \"$word\"))\n"
        "    fi\n"
        "}}\n"
        "complete -o filenames -F _concord concord\n",
        names,
        cases);
}

std::string zsh(const std::vector<Verb>& verbs) {
    return "autoload -U +X bashcompinit && bashcompinit\n" + bash(verbs);
}

std::string fish_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("\\'") : std::string(1, c);
    return out + '\'';
}

std::string fish(const std::vector<Verb>& verbs) {
    std::string out;
    for (const Verb& verb : verbs) {
        out += fmt::format("complete -c concord -n __fish_use_subcommand -a {} -d {}\n",
                           verb.name,
                           fish_quoted(verb.help));
        for (const CLI::Option* option : verb.options) {
            out +=
                fmt::format("complete -c concord -n '__fish_seen_subcommand_from {}' -l {} -d {}\n",
                            verb.name,
                            option->get_lnames().front(),
                            fish_quoted(option->get_description()));
        }
    }
    return out;
}

}  // namespace

void add_completion(CLI::App& command, int& exit_code) {
    CLI::App* verb = command.add_subcommand("completion", "Completion script for a shell");
    auto shell = std::make_shared<std::string>();
    verb->add_option("SHELL", *shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    verb->footer("Example:\n  eval \"$(concord completion bash)\"");
    verb->callback([shell, &command, &exit_code] {
        const std::vector<Verb> verbs = verbs_of(command);
        const Result<void> printed = write_out(*shell == "bash"  ? bash(verbs)
                                               : *shell == "zsh" ? zsh(verbs)
                                                                 : fish(verbs));
        exit_code = printed ? all_read : fail(printed.error());
    });
}

}  // namespace concord::app

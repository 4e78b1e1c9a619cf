//! The addresses in a text that are safe to follow: the web's and mail's, and nothing that runs.

/// What an address may begin with.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// Every address in this text that begins with `https://`, `http://` or `mailto:`, each once, in
/// order. What closes a sentence or a bracket behind an address does not belong to it.
pub fn links(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control() || "<>\"'`|{}".contains(c))
    {
        let lower = word.to_ascii_lowercase();
        let Some((at, scheme)) =
            SCHEMES.iter().filter_map(|scheme| Some((lower.find(scheme)?, scheme))).min()
        else {
            continue;
        };
        // Inside another word it is no address: `xhttp://`, `javascript:http://`.
        if word[..at].ends_with(|c: char| c.is_alphanumeric() || c == ':') {
            continue;
        }
        let address = word[at..].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']);
        if address.len() > scheme.len() && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

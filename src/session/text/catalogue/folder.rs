//! The team folder.

use super::{Lang, catalogue};

catalogue! {
    team_folder: "Team folder", "Teammap";
    folder_command: "share this plan by a folder that your team syncs", "deel dit plan via een map die je team synchroniseert";
    folder_hint: "A folder that your team syncs already (OneDrive, Nextcloud, Syncthing, a network drive). One file there is yours; you are told what is new in the others, and nothing comes in without you.",
        "Een map die je team al synchroniseert (OneDrive, Nextcloud, Syncthing, een netwerkschijf). Eén bestand daarin is van jou; je hoort wat er nieuw is in de andere, en er komt niets binnen zonder jou.";
    folder_nameless: "Your file gets your name. You can fill it in below first.", "Je bestand krijgt je naam. Vul die hieronder eerst in als je wilt.";
    folder_not_offered: "This browser gives a page no folder to write in. Export into your team's folder, and open colleagues' files from there; in Chrome and Edge it goes by itself.",
        "Deze browser geeft een pagina geen map om in te schrijven. Exporteer naar de map van je team en open daar de bestanden van collega's; in Chrome en Edge gaat het vanzelf.";
    folder_read_only: "This plan is open in another tab, and the team folder is used there.", "Dit plan is open in een ander tabblad; daar wordt de teammap gebruikt.";
    folder_choose: "Choose a folder…", "Map kiezen…";
    folder_another: "Choose another…", "Andere kiezen…";
    folder_now: "Write now", "Nu schrijven";
    folder_allow: "Allow it", "Toestaan";
    folder_leave: "Stop using it", "Niet meer gebruiken";
    folder_leave_hint: "The files in it stay where they are", "De bestanden erin blijven staan";
    folder_asks(name: &str): "Your browser wants to know again whether this page may use the team folder “{name}”. Until you allow it, nothing is read or written there.",
        "Je browser wil opnieuw weten of deze pagina de teammap “{name}” mag gebruiken. Tot je dat toestaat, wordt daar niets gelezen of geschreven.";
    folder_in(name: &str): "In the folder “{name}”", "In de map “{name}”";
    folder_written(file: &str, when: &str): "“{file}” was written {when}.", "“{file}” is {when} geschreven.";
    folder_unwritten: "Your file is not written yet.", "Je bestand is nog niet geschreven.";
    folder_later: "What has changed since is written at most once an hour, after two quiet minutes.",
        "Wat sindsdien is gewijzigd, wordt hooguit eens per uur geschreven, na twee rustige minuten.";
    folder_looked(when: &str): "Last looked for news: {when}.", "Laatst gekeken of er nieuws is: {when}.";
    folder_moment(day: &str, time: &str): "{day} at {time}", "{day} om {time}";

    folder_news: "News in the team folder", "Nieuws in de teammap";
    folder_no_news: "Nothing new from others.", "Niets nieuws van anderen.";
    folder_change(who: &str): "{who}: 1 change", "{who}: 1 wijziging";
    folder_changes(who: &str, n: usize): "{who}: {n} changes", "{who}: {n} wijzigingen";
    folder_settles(who: &str): "{who}: settled what both changed", "{who}: gekozen wat geldt waar beide kanten wijzigden";
    folder_look: "Look", "Bekijken";
    folder_look_at(file: &str): "Look at what “{file}” brings", "Bekijk wat “{file}” brengt";
    folder_put_away: "Later: it stays in the settings", "Later: het blijft bij de instellingen staan";
    folder_more(n: usize): "{n} more in the settings", "Nog {n} bij de instellingen";
    folder_bad_file(file: &str, why: &str): "“{file}” in the team folder: {why}", "“{file}” in de teammap: {why}";
    folder_in_use(file: &str): "“{file}” in the team folder is in use by another program. It is looked at again in a minute.",
        "“{file}” in de teammap is in gebruik door een ander programma. Over een minuut wordt er weer naar gekeken.";

    folder_gone: "The team folder is not there, or its drive is not connected. Bring it back, or choose another one; it is looked for every minute.",
        "De teammap is er niet, of de schijf is niet verbonden. Zet de map terug of kies een andere; elke minuut wordt opnieuw gekeken.";
    folder_full: "Your file was not written: there is no room in the team folder. Free some there; it is tried again in five minutes.",
        "Je bestand is niet geschreven: in de teammap is geen ruimte. Maak daar ruimte vrij; over vijf minuten wordt het opnieuw geprobeerd.";
    folder_locked: "Your file was not written: it is in use, probably by the program that syncs the folder. It is tried again in five minutes.",
        "Je bestand is niet geschreven: het is in gebruik, waarschijnlijk door het programma dat de map synchroniseert. Over vijf minuten wordt het opnieuw geprobeerd.";
    folder_differs: "Your file in the team folder does not hold what was written. Look whether the drive and the syncing work; it is tried again in five minutes.",
        "In je bestand in de teammap staat niet wat geschreven werd. Kijk of de schijf en de synchronisatie werken; over vijf minuten wordt het opnieuw geprobeerd.";
    folder_not_kept: "Your file was not written: the last changes are not kept in this browser yet, so they may not leave it. Free some space in this browser, or export the plan.",
        "Je bestand is niet geschreven: de laatste wijzigingen zijn nog niet in deze browser bewaard, dus mogen ze er niet uit. Maak ruimte vrij in deze browser, of exporteer het plan.";
    folder_own_gone: "Your file is no longer in the team folder. It comes back with the next write, or at once with “Write now”.",
        "Je bestand staat niet meer in de teammap. Het komt terug zodra er weer geschreven wordt, of meteen met “Nu schrijven”.";
    folder_failed(word: &str): "The browser could not use the team folder ({word}). It is tried again; if this stays, choose the folder again.",
        "De browser kon de teammap niet gebruiken ({word}). Het wordt opnieuw geprobeerd; blijft dit zo, kies de map dan opnieuw.";
}

Feature: Missing link in the record of a penalty (Administrative Penalty Law 47)
  In ordinary procedure the filing, an inquiry, the prior notice and the decision with its number; in
  summary procedure the decision with its number.

  Background:
    Given the rule "cn.penalty/record-incomplete"
    And today is 2021-12-31

  @must-not-fire
  Scenario: All links, with any kind of inquiry; on the spot the decision alone
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
      | C3   | penalty | ordinary  |
      | C4   | penalty | summary   |
    And the records of event
      | case | act          | ts         | doc_no |
      | C1   | filed        | 2021-08-02 |        |
      | C1   | inspect      | 2021-08-03 |        |
      | C1   | prior_notice | 2021-08-20 |        |
      | C1   | penalty      | 2021-09-01 | N1     |
      | C2   | filed        | 2021-08-02 |        |
      | C2   | inquire      | 2021-08-03 |        |
      | C2   | prior_notice | 2021-08-20 |        |
      | C2   | penalty      | 2021-09-01 | N1     |
      | C3   | filed        | 2021-08-02 |        |
      | C3   | scene        | 2021-08-03 |        |
      | C3   | prior_notice | 2021-08-20 |        |
      | C3   | penalty      | 2021-09-01 | N1     |
      | C4   | penalty      | 2021-09-01 | N4     |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4

  @must-fire
  Scenario: One link missing, several, or the number
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty | ordinary  |
      | C2   | penalty | ordinary  |
      | C3   | penalty | ordinary  |
      | C4   | penalty | ordinary  |
      | C5   | penalty | ordinary  |
      | C6   | penalty | summary   |
      | C7   | penalty |           |
    And the records of event
      | case | act          | ts         | doc_no |
      | C1   | inspect      | 2021-08-03 |        |
      | C1   | prior_notice | 2021-08-20 |        |
      | C1   | penalty      | 2021-09-01 | N1     |
      | C2   | filed        | 2021-08-02 |        |
      | C2   | prior_notice | 2021-08-20 |        |
      | C2   | penalty      | 2021-09-01 | N1     |
      | C3   | filed        | 2021-08-02 |        |
      | C3   | inspect      | 2021-08-03 |        |
      | C3   | penalty      | 2021-09-01 | N1     |
      | C4   | filed        | 2021-08-02 |        |
      | C4   | inspect      | 2021-08-03 |        |
      | C4   | prior_notice | 2021-08-20 |        |
      | C4   | penalty      | 2021-09-01 |        |
      | C5   | penalty      | 2021-09-01 |        |
      | C6   | penalty      | 2021-09-01 |        |
      | C7   | filed        | 2021-08-02 |        |
      | C7   | inspect      | 2021-08-03 |        |
      | C7   | prior_notice | 2021-08-20 |        |
      | C7   | penalty      | 2021-09-01 |        |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Link         | Lacking | more | reason                        | message                                                              |
      | C1      | flagged     | filed        | record  |      |                               | A penalty was decided, and the file lacks for 'filed': record        |
      | C2      | flagged     | inquire      | record  |      |                               | A penalty was decided, and the file lacks for 'inquire': record      |
      | C3      | flagged     | prior_notice | record  |      |                               | A penalty was decided, and the file lacks for 'prior_notice': record |
      | C4      | flagged     | penalty      | number  |      |                               | A penalty was decided, and the file lacks for 'penalty': number      |
      | C5      | flagged     | filed        | record  | 3    |                               | A penalty was decided, and the file lacks for 'filed': record        |
      | C6      | flagged     | penalty      | number  |      |                               | A penalty was decided, and the file lacks for 'penalty': number      |
      | C7      | cannot_tell |              |         |      | the procedure is not recorded | the procedure is not recorded                                        |

  @must-not-fire
  Scenario: No penalty, no penalty case: not looked at
    Given the records of case
      | case | domain   | procedure |
      | C1   | penalty  | ordinary  |
      | C2   | coercion | ordinary  |
      | C3   | penalty  | summary   |
    And the records of event
      | case | act        | ts         | doc_no |
      | C1   | no_penalty | 2021-09-01 |        |
      | C2   | penalty    | 2021-09-01 |        |
      | C3   | penalty    | 2021-09-01 | N3     |
    When the rule is evaluated
    Then nothing is found
    And examined are C3

  @cannot-tell
  Scenario: The procedure is not recorded, so that which links are due is not known
    Given the records of case
      | case | domain  | procedure |
      | C1   | penalty |           |
    And the records of event
      | case | act     | ts         | doc_no |
      | C1   | penalty | 2021-09-01 | N1     |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                        | message                       |
      | C1      | cannot_tell | the procedure is not recorded | the procedure is not recorded |
